-- The index of words in PostgreSQL. Letters are taken apart and their accents left out: the extension that does
-- it would have to be installed by a superuser. What parts words is taken out before PostgreSQL looks for them: to
-- it "acme.example/prices" is one, and in a database made with the locale C so is whatever is not ASCII. {letters} is
-- a collation that knows small letters. An index takes no more than 1 MB of words. Statements are parted by empty
-- lines.

CREATE TABLE IF NOT EXISTS field_words (verbatim bigint PRIMARY KEY, words tsvector NOT NULL)

CREATE INDEX IF NOT EXISTS field_words_by_word ON field_words USING gin (words)

CREATE OR REPLACE FUNCTION field_lexemes(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
    SELECT to_tsvector('simple', regexp_replace(
        lower(regexp_replace(normalize(left(words, 200000), NFKD), '[\u0300-\u036f]', '', 'g') COLLATE {letters}),
        '\W+', ' ', 'g'
    ))
$$

CREATE OR REPLACE VIEW field_said AS
SELECT v.id AS id, v.turn_id AS turn, field_lexemes(substring(t.text FROM v.start + 1 FOR v."end" - v.start)) AS words
FROM field_verbatim v JOIN field_turn t ON t.id = v.turn_id

CREATE OR REPLACE FUNCTION field_words_of_verbatim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM field_words WHERE verbatim = OLD.id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO field_words SELECT id, words FROM field_said WHERE id = NEW.id;
    END IF;
    RETURN NULL;
END $$

CREATE OR REPLACE FUNCTION field_words_of_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM field_words WHERE verbatim IN (SELECT id FROM field_verbatim WHERE turn_id = NEW.id);
    INSERT INTO field_words SELECT id, words FROM field_said WHERE turn = NEW.id;
    RETURN NULL;
END $$

CREATE TRIGGER words_of_verbatim AFTER INSERT OR DELETE OR UPDATE OF turn_id, start, "end" ON field_verbatim
FOR EACH ROW EXECUTE FUNCTION field_words_of_verbatim()

CREATE TRIGGER words_of_turn AFTER UPDATE OF text ON field_turn
FOR EACH ROW EXECUTE FUNCTION field_words_of_turn()
