-- The index of words in SQLite. The words stand in field_turn only; what was put in has to be told word for word
-- to be taken out, so each trigger looks at the words while they stand. Statements are parted by empty lines.

CREATE VIEW field_said AS
SELECT v.id AS id, substr(t.text, v.start + 1, v."end" - v.start) AS words
FROM field_verbatim v JOIN field_turn t ON t.id = v.turn_id

CREATE VIRTUAL TABLE IF NOT EXISTS field_words USING fts5(
    words, content='field_said', content_rowid='id', prefix='2 3', tokenize='unicode61 remove_diacritics 2'
)

CREATE TRIGGER field_words_heard AFTER INSERT ON field_verbatim
BEGIN
    INSERT INTO field_words(rowid, words)
    SELECT NEW.id, substr(t.text, NEW.start + 1, NEW."end" - NEW.start)
    FROM field_turn t WHERE t.id = NEW.turn_id AND NEW."end" > NEW.start;
END

CREATE TRIGGER field_words_moved AFTER UPDATE OF turn_id, start, "end" ON field_verbatim
WHEN (OLD.turn_id, OLD.start, OLD."end") IS NOT (NEW.turn_id, NEW.start, NEW."end")
BEGIN
    INSERT INTO field_words(field_words, rowid, words)
    SELECT 'delete', OLD.id, substr(t.text, OLD.start + 1, OLD."end" - OLD.start)
    FROM field_turn t WHERE t.id = OLD.turn_id AND t.text <> '' AND OLD."end" > OLD.start;
    INSERT INTO field_words(rowid, words)
    SELECT NEW.id, substr(t.text, NEW.start + 1, NEW."end" - NEW.start)
    FROM field_turn t WHERE t.id = NEW.turn_id AND t.text <> '' AND NEW."end" > NEW.start;
END

CREATE TRIGGER field_words_gone AFTER DELETE ON field_verbatim
BEGIN
    INSERT INTO field_words(field_words, rowid, words)
    SELECT 'delete', OLD.id, substr(t.text, OLD.start + 1, OLD."end" - OLD.start)
    FROM field_turn t WHERE t.id = OLD.turn_id AND t.text <> '' AND OLD."end" > OLD.start;
END

CREATE TRIGGER field_words_changed AFTER UPDATE OF text ON field_turn WHEN OLD.text <> NEW.text
BEGIN
    INSERT INTO field_words(field_words, rowid, words)
    SELECT 'delete', v.id, substr(OLD.text, v.start + 1, v."end" - v.start)
    FROM field_verbatim v WHERE v.turn_id = OLD.id AND OLD.text <> '' AND v."end" > v.start;
    INSERT INTO field_words(rowid, words)
    SELECT v.id, substr(NEW.text, v.start + 1, v."end" - v.start)
    FROM field_verbatim v WHERE v.turn_id = NEW.id AND NEW.text <> '' AND v."end" > v.start;
END

CREATE TRIGGER field_words_lost BEFORE DELETE ON field_turn
BEGIN
    INSERT INTO field_words(field_words, rowid, words)
    SELECT 'delete', v.id, substr(OLD.text, v.start + 1, v."end" - v.start)
    FROM field_verbatim v WHERE v.turn_id = OLD.id AND OLD.text <> '' AND v."end" > v.start;
END
