-- Which tasks should have been done by now is asked every minute.
create index notice_due on notice (due_at);
