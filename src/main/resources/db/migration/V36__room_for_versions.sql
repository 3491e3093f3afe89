-- A grant hangs on all of its policy and on the policies that say what they are to it: it is confirmed more often, and
-- beside more versions each time. What is stored stays as it is.
alter table policy_grant_market alter column against set data type text;
