-- Of the clauses and items of a version that read as they did in the version before, since when: by their names an instant, as JSON;
-- null where nobody has looked.
alter table policy_version add written_since text;
