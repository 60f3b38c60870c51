"""The library's tables, and how each earlier library becomes the present one.

A migration is never edited once it has shipped; a change is a new one at the end.
"""

# "Snja": says that an SQLite file is a Senja library (PRAGMA application_id).
APPLICATION_ID = 0x536E6A61

_FIRST = """
CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    identity TEXT NOT NULL UNIQUE,      -- "url:…" or "sha256:…": the same article is one row
    title TEXT NOT NULL,
    title_folded TEXT NOT NULL,         -- what the find box compares
    authors TEXT NOT NULL,              -- JSON list
    site TEXT NOT NULL,
    url TEXT NOT NULL,
    published TEXT,                     -- ISO 8601, as precise as the author was
    language TEXT NOT NULL,
    description TEXT NOT NULL,
    word_count INTEGER NOT NULL,
    tags TEXT NOT NULL,                 -- JSON list
    related TEXT NOT NULL,              -- JSON list of {"title", "url"}
    next_page TEXT NOT NULL,            -- JSON: null, true or an address
    notice TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    source_place TEXT NOT NULL,
    missing INTEGER NOT NULL DEFAULT 0, -- the file it came from is gone
    saved_at INTEGER NOT NULL,          -- our events: microseconds since 1970, UTC
    read_at INTEGER,
    bookmarked_at INTEGER,
    archived_at INTEGER,
    deleted_at INTEGER,                 -- in the trash; undo takes it out again
    content_id INTEGER REFERENCES content(id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- The list's three orders, each answered from its index alone; for that a condition's columns
-- stand in the index too.
CREATE INDEX article_all ON article (saved_at DESC, id DESC, deleted_at)
    WHERE deleted_at IS NULL;
CREATE INDEX article_unread ON article (saved_at DESC, id DESC, deleted_at, read_at)
    WHERE deleted_at IS NULL AND read_at IS NULL;
CREATE INDEX article_bookmarked ON article (saved_at DESC, id DESC, deleted_at, bookmarked_at)
    WHERE deleted_at IS NULL AND bookmarked_at IS NOT NULL;

-- Every version of a body that was ever stored; article.content_id is the one shown.
CREATE TABLE content (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    stored_at INTEGER NOT NULL,
    source_sha256 TEXT NOT NULL,        -- of the text it was read from
    html TEXT NOT NULL,                 -- sanitized
    text TEXT NOT NULL,
    left_out TEXT NOT NULL,             -- JSON list of {"line", "text", "role"}
    original BLOB NOT NULL              -- the bytes it was read from, zlib
) STRICT;
CREATE INDEX content_article ON content (article_id);

CREATE TABLE position (
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    block INTEGER NOT NULL,
    fraction REAL NOT NULL,
    progress REAL NOT NULL,
    noted_at INTEGER NOT NULL
) STRICT;

CREATE TABLE media (
    sha256 TEXT PRIMARY KEY,
    mime TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT;

CREATE TABLE content_media (
    content_id INTEGER NOT NULL REFERENCES content(id) ON DELETE CASCADE,
    sha256 TEXT NOT NULL REFERENCES media(sha256),
    PRIMARY KEY (content_id, sha256)
) STRICT, WITHOUT ROWID;

-- Folders that are followed, and every file that was ever read into an article.
CREATE TABLE folder (
    path TEXT PRIMARY KEY,
    added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE file (
    path TEXT PRIMARY KEY,
    article_id INTEGER REFERENCES article(id) ON DELETE SET NULL,
    size INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL,
    refused TEXT NOT NULL DEFAULT ''    -- why it could not be read, so that it is not tried again
) STRICT;
CREATE INDEX file_article ON file (article_id);

CREATE TABLE fact (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
"""

# Not columns of media: there they would lie behind the picture's bytes, and reading one would
# read, and changing one would write, the whole picture.
_TREATMENTS = """
CREATE TABLE treatment (
    sha256 TEXT PRIMARY KEY REFERENCES media(sha256) ON DELETE CASCADE,
    kind TEXT NOT NULL DEFAULT '',      -- what the picture is; '' until it was looked at
    chosen TEXT NOT NULL DEFAULT ''     -- how the reader wants it in the dark; '' as its kind asks
) STRICT, WITHOUT ROWID;
"""

# What each article is about, for finding similar ones; made from its text and made again at will.
_KEYWORDS = """
CREATE TABLE keyword (
    term TEXT NOT NULL,                 -- folded
    article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    weight INTEGER NOT NULL,
    PRIMARY KEY (term, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX keyword_article ON keyword (article_id);

ALTER TABLE article ADD COLUMN keywords_of INTEGER; -- the content whose keywords there are
CREATE INDEX article_without_keywords ON article (id) WHERE keywords_of IS NOT content_id;
"""

# Web pages that were asked for by their address, and every request that was ever sent.
_PAGES = """
CREATE TABLE page (
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    url TEXT NOT NULL,                  -- as it was asked for
    state TEXT NOT NULL,                -- "waiting", "kept" or "failed"
    typed INTEGER NOT NULL,             -- by a person, who may mean a host of the local network
    asked_at INTEGER NOT NULL
) STRICT;
CREATE INDEX page_waiting ON page (asked_at) WHERE state = 'waiting';

CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    moment INTEGER NOT NULL,
    url TEXT NOT NULL,
    host TEXT NOT NULL,
    reason TEXT NOT NULL,
    article_id INTEGER,                 -- it may be gone; what was asked for it stays told
    outcome TEXT NOT NULL,
    status INTEGER NOT NULL,
    size INTEGER NOT NULL
) STRICT;
"""

# What a person changed of how articles are read, and what is needed to read their pages again.
_REPAIRS = """
ALTER TABLE article ADD COLUMN repair TEXT NOT NULL DEFAULT '';    -- JSON: a Repair, '' for none
ALTER TABLE content ADD COLUMN address TEXT NOT NULL DEFAULT '';   -- where the page was found
ALTER TABLE content ADD COLUMN charset TEXT NOT NULL DEFAULT '';   -- as its server called it
ALTER TABLE content ADD COLUMN source_kind TEXT NOT NULL DEFAULT '';  -- '' as its article's
ALTER TABLE content ADD COLUMN source_place TEXT NOT NULL DEFAULT '';
ALTER TABLE content_media ADD COLUMN address TEXT NOT NULL DEFAULT ''; -- the page's src for it

CREATE TABLE part (
    content_id INTEGER NOT NULL REFERENCES content(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,            -- 0 is the article's second page
    address TEXT NOT NULL,
    charset TEXT NOT NULL,
    original BLOB NOT NULL,             -- zlib
    PRIMARY KEY (content_id, number)
) STRICT;

CREATE TABLE site (
    host TEXT PRIMARY KEY,
    repair TEXT NOT NULL                -- JSON: for every page of it
) STRICT, WITHOUT ROWID;
"""

# Feeds, and which of their entries became which article.
_FEEDS = """
CREATE TABLE feed (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,                -- the person's own, or ''
    own_title TEXT NOT NULL,            -- what the feed calls itself
    site_url TEXT NOT NULL,
    folder TEXT NOT NULL,               -- "News/Asia"; '' for none
    typed INTEGER NOT NULL,             -- by a person, who may mean a host of the local network
    whole INTEGER NOT NULL DEFAULT 0,   -- the page of each new entry is fetched
    added_at INTEGER NOT NULL,
    etag TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '',
    checked_at INTEGER,
    due_at INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    problem TEXT NOT NULL DEFAULT '',
    gone INTEGER NOT NULL DEFAULT 0,
    removed_at INTEGER                  -- unsubscribed; undo subscribes again
) STRICT;

-- An entry whose article was deleted for good stays noted, so that it does not come back.
CREATE TABLE entry (
    feed_id INTEGER NOT NULL REFERENCES feed(id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    article_id INTEGER REFERENCES article(id) ON DELETE SET NULL,
    hash TEXT NOT NULL,                 -- of what the feed gave of it the last time
    PRIMARY KEY (feed_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_article ON entry (article_id);
"""

# How each feed is looked after, and what is done with its articles when they arrive.
_FEED_CARE = """
ALTER TABLE feed ADD COLUMN minutes INTEGER NOT NULL DEFAULT 0;    -- 0 as it says; -1 when asked
ALTER TABLE feed ADD COLUMN rhythm TEXT NOT NULL DEFAULT '';       -- JSON: a Rhythm, its own wish
ALTER TABLE feed ADD COLUMN keep_days INTEGER NOT NULL DEFAULT 0;  -- 0 as all feeds; -1 for ever
ALTER TABLE feed ADD COLUMN keep_count INTEGER NOT NULL DEFAULT 0; -- the same
ALTER TABLE feed ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;       -- by hand; 0 by its name
ALTER TABLE feed ADD COLUMN access TEXT NOT NULL DEFAULT '';       -- '', 'password' or a header's name
ALTER TABLE feed ADD COLUMN broken_at INTEGER;                     -- the first failure in a row
ALTER TABLE feed ADD COLUMN excerpts TEXT NOT NULL DEFAULT '';     -- '', 'found' or 'offered'

CREATE TABLE feed_icon (
    feed_id INTEGER PRIMARY KEY REFERENCES feed(id) ON DELETE CASCADE,
    asked_at INTEGER NOT NULL,
    data BLOB NOT NULL                  -- PNG, empty where there is none
) STRICT;

CREATE TABLE feed_folder (
    name TEXT PRIMARY KEY,              -- "News/Asia"
    rank INTEGER NOT NULL               -- by hand; 0 by its name
) STRICT, WITHOUT ROWID;

CREATE TABLE rule (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed_id INTEGER REFERENCES feed(id) ON DELETE CASCADE, -- NULL for those of the folder
    folder TEXT NOT NULL,               -- '' for every feed
    part TEXT NOT NULL,                 -- where the words stand
    words TEXT NOT NULL,                -- one or more, a line each
    action TEXT NOT NULL,
    tag TEXT NOT NULL,                  -- where the action is to tag
    made_at INTEGER NOT NULL
) STRICT;

-- A person's own tags; those that an article came with are its author's.
CREATE TABLE article_tag (
    article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    PRIMARY KEY (article_id, name)
) STRICT, WITHOUT ROWID;

-- Articles whose pictures are still to be asked for.
CREATE TABLE picture_owed (
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE
) STRICT;

-- How often the page of a feed's article was asked for again.
ALTER TABLE page ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;

-- One story comes from several feeds under one title.
CREATE INDEX article_title ON article (title_folded, saved_at) WHERE source_kind = 'feed';
"""

# The words of every article, for finding it; made from what is in the other tables, and made again
# at will. What stands in an article is not kept here a second time.
_SEARCH = """
CREATE VIRTUAL TABLE search USING fts5(
    title, text, authors, site, tags,
    content='', contentless_delete=1,
    tokenize='unicode61 remove_diacritics 2', prefix='2'
);
ALTER TABLE article ADD COLUMN indexed_of INTEGER;  -- the content whose words are there
CREATE INDEX article_not_indexed ON article (id) WHERE indexed_of IS NOT content_id;
CREATE TRIGGER article_is_gone AFTER DELETE ON article BEGIN
    DELETE FROM search WHERE rowid = old.id;
END;
"""

# What was done, so that it can be taken back; tags, kept searches and notes; an index for every
# order and filter of the list.
_ORGANISE = """
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,                -- what it was done to or with: a title, a tag, a feed's name
    article_id INTEGER NOT NULL,        -- the article that is shown when it is taken back, or 0
    count INTEGER NOT NULL,             -- of articles
    undone INTEGER NOT NULL DEFAULT 0,
    changes BLOB NOT NULL               -- JSON, zlib: what stood in each cell before and after
) STRICT;

CREATE TABLE tag (
    name TEXT PRIMARY KEY,              -- "Sea/Birds"; tags without a colour need not stand here
    color TEXT NOT NULL                 -- the name of one of the colours of tags
) STRICT, WITHOUT ROWID;
CREATE INDEX article_tag_name ON article_tag (name, article_id);

CREATE TABLE collection (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    query TEXT NOT NULL,                -- JSON: what is looked for
    made_at INTEGER NOT NULL
) STRICT;

ALTER TABLE article ADD COLUMN note TEXT NOT NULL DEFAULT '';      -- a person's own words on it
-- The author's date as a moment, else when it was saved; both in microseconds. SQLite would take
-- a year alone for a number of days.
ALTER TABLE article ADD COLUMN dated_at INTEGER GENERATED ALWAYS AS (
    coalesce(1000000 * unixepoch(CASE length(published)
        WHEN 4 THEN published || '-01-01' WHEN 7 THEN published || '-01' ELSE published END),
    saved_at)
) VIRTUAL;

DROP INDEX article_all;
DROP INDEX article_unread;
DROP INDEX article_bookmarked;
-- All that the list filters and orders by, in as few bytes as can be gone through in a moment.
CREATE INDEX article_listed ON article (
    saved_at DESC, id DESC, archived_at, read_at, bookmarked_at, dated_at, word_count, site,
    title_folded, deleted_at
) WHERE deleted_at IS NULL;
CREATE INDEX article_unread ON article (saved_at DESC, id DESC, deleted_at, read_at, archived_at)
    WHERE deleted_at IS NULL AND read_at IS NULL AND archived_at IS NULL;
CREATE INDEX article_bookmarked ON article (saved_at DESC, id DESC, deleted_at, bookmarked_at)
    WHERE deleted_at IS NULL AND bookmarked_at IS NOT NULL;
CREATE INDEX article_archived ON article (archived_at DESC, id DESC, deleted_at)
    WHERE deleted_at IS NULL AND archived_at IS NOT NULL;
CREATE INDEX article_deleted ON article (deleted_at DESC, id DESC) WHERE deleted_at IS NOT NULL;
"""

# Bodies are kept packed, and what is made from them takes half of the room.
_PACKING = """
-- Where a body is here, the html and text of its content are '', and its original is Zstandard
-- as well, with the html as its dictionary. It is a table of its own since SQLite reads all of a
-- table that gets another column.
CREATE TABLE body (
    content_id INTEGER PRIMARY KEY REFERENCES content(id) ON DELETE CASCADE,
    text_size INTEGER NOT NULL,         -- the characters of the text
    packed BLOB NOT NULL                -- four bytes, how long the html is; html and text, Zstandard
) STRICT;

-- What is here now may be packed later; all that comes is packed at once.
INSERT INTO fact SELECT 'bodies_to_pack', max(id) FROM content HAVING max(id) > 0;

-- Everything is indexed anew. The text stands first, since each of its words would take two more
-- bytes in any other place. Vowel signs are parts of words: without them it is another word.
DROP TRIGGER article_is_gone;
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5(
    text, title, authors, site, tags, note,
    content='', contentless_delete=1,
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);
-- The first three letters of every word in an article: what is asked for while a word is typed, as
-- long as thousands of words begin so.
CREATE VIRTUAL TABLE beginning USING fts5(
    letters,
    content='', contentless_delete=1, detail=none,
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'", prefix='1 2'
);
-- What each article is about, and what articles are about the same.
DROP TABLE keyword;
CREATE TABLE topics (
    article_id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
    terms BLOB NOT NULL                 -- of each term four bytes of its hash, and its weight
) STRICT;
CREATE VIRTUAL TABLE topic USING fts5(
    terms,                              -- the same hashes, in hexadecimal
    content='', contentless_delete=1, detail=none, tokenize='ascii'
);
CREATE TRIGGER article_is_gone AFTER DELETE ON article BEGIN
    DELETE FROM search WHERE rowid = old.id;
    DELETE FROM beginning WHERE rowid = old.id;
    DELETE FROM topic WHERE rowid = old.id;
END;
UPDATE article SET indexed_of = NULL, keywords_of = NULL;
"""

# The words of titles as they are written, for those who begin to type one.
_TITLE_WORDS = """
CREATE TABLE title_word (
    folded TEXT NOT NULL,               -- without case and accents
    word TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (folded, word)
) STRICT, WITHOUT ROWID;
"""

MIGRATIONS: tuple[str, ...] = (
    _FIRST,
    _TREATMENTS,
    _KEYWORDS,
    _PAGES,
    _REPAIRS,
    _FEEDS,
    _FEED_CARE,
    _SEARCH,
    _ORGANISE + _TITLE_WORDS + _PACKING,
)

VERSION = len(MIGRATIONS)
