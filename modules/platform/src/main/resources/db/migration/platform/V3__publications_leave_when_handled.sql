-- A handled publication is deleted with its listener's own commit; what was handled, and when, stands in the inbox.
DROP VIEW v_publication_done;
DROP TABLE EVENT_PUBLICATION_ARCHIVE;
DROP INDEX EVENT_PUBLICATION_BY_COMPLETION ON EVENT_PUBLICATION;
