"""Names of columns in Japanese, Chinese and Korean, told in English: they are written without blanks."""

import re
import unicodedata

# The first that fits tells. A polite "お" or "ご", what it belongs to and brackets make no other name of it.
_TOLD = (
    (
        "our reply",
        r"(?:弊社|当社|店舗|商家|客服|官方|판매자|사장님)?(?:からの|の)?"
        r"(?:(?:回答|返信|返答|対応|処理|処置|対策|結果|措置)(?:内容|コメント)?[・/／、及びと]*)+"
        r"|(?:商家|客服|卖家|官方|我方)?(?:(?:回复|回覆|答复|处理|處理|措施|结果|結果|解决方案|意见)(?:内容)?[、/／及和]*)+(?<!意见)"
        r"|(?:판매자|사장님)?(?:(?:답변|답글|조치|처리|대응|결과)(?:내용|사항)?[/·및]*)+",
    ),
    (
        "created at",
        r".*(?:日時|日付|タイムスタンプ|时间|時間|日期|날짜|일시|타임스탬프)|.*[付稿成答録信生新]日|작성일|등록일|접수일",
    ),
    ("email", r".*(?:メールアドレス|邮箱|郵箱|电子邮件|이메일)(?:地址|주소)?|メール"),
    ("phone", r".*(?:電話|电话|手机|전화|연락처)(?:番号|号码|번호)?"),
    ("company", r"(?:お客様|御|貴)?(?:会社|企業|法人|団体|公司|企业|單位|单位|회사|업체)(?:名称|名|명)?"),
    (
        "contact name",
        r"お?(?:名前|氏名)|(?:顧客|お客様|利用者|ユーザー|投稿者|回答者|レビュアー|ご担当者様?)(?:の?お?(?:名前|氏名)|名)?"
        r"|ニックネーム|投稿者|(?:客户|顾客|客戶|用户|买家|评论人|联系人)?(?:姓名|名称|昵称|名字|名)|昵称|联系人|买家"
        r"|이름|성함|(?:고객|작성자|사용자|응답자)(?:명|이름)?|닉네임",
    ),
    (
        "assignee",
        r"(?:対応|受付)?担当者?名?|(?:対応|受付|記入)者|客服(?:人员)?|(?:处理|记录|接待|受理)人|负责人|(?:담당|접수)자?",
    ),
    ("rating", r".*(?:満足度|評価点?|点数|スコア|星の数|评分|星级|评级|满意度|평점|별점|만족도|점수)"),
    ("subject", r".*(?:件名|タイトル|题目|标题|標題|主题|제목)"),
    ("id", r".*(?:番号|编号|編號|单号|번호)|ID"),
    ("status", r".*(?:状況|ステータス|状態|状态|狀態|상태)"),
    ("category", r".*(?:種類|種別|カテゴリー?|分類|类型|类别|分类|유형|분류|카테고리)"),
    ("attachment", r".*(?:添付|附件|첨부).*"),
    ("channel", r".*(?:経路|チャネル|媒体|渠道|来源|채널)"),
    ("product", r"(?:商品|製品|产品|상품|제품)(?:名称|名|명)?"),
    ("customer comment", r"(?:お客様|顧客|ユーザー)の声|客户(?:反馈|意见)|고객의? ?(?:소리|의견)"),
    (
        "comment",
        r".*(?:意見|要望|感想|コメント|自由記述|自由回答|問い?合わ?せ内容|相談内容|本文|メッセージ|口コミ|クチコミ"
        r"|レビュー|苦情|意见|建议|反馈|评论|评价|留言|问题描述|投诉|의견|내용|후기|리뷰|댓글|건의|문의|불만)(?:内容|本文|欄)?"
        r"|内容|內容|追评|追評"
        r"|.*(?:良かった|よかった|悪かった|気に入った|気になった|改善|不満|困った|嬉しかった)(?:し?て?ほしい)?(?:点|こと|ところ|所)?"
        r"|.*(?:优点|缺点|優點|缺點|不足|改进|改進|原因)(?:之处)?"
        r"|.*(?:좋았던|아쉬웠던|불편한|개선)(?:할)? ?(?:점|사항)?",
    ),
)
_FORMS = tuple((written_name, re.compile(form)) for written_name, form in _TOLD)
_BESIDE = re.compile(r"[\s　]+|[(（\[【〔].*?[)）\]】〕]|[:：*※]")
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONGEST = 20  # letters of a name; what is longer is a question


def name_in_the_east(name: str) -> str:
    """The English name; empty where the name is in no such script, or not known."""
    if not _EAST.search(name):
        return ""
    bare = _BESIDE.sub("", unicodedata.normalize("NFKC", name)).replace("ご", "").replace("御", "")
    bare = bare.removeprefix("お") if bare.startswith(("お名", "お問", "お電")) else bare
    if len(bare) > _LONGEST or bare.endswith("?"):
        return ""
    return next((written_form for written_form, form in _FORMS if form.fullmatch(bare)), "")
