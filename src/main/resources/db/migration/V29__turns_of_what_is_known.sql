-- Whoever keeps a page asks for the next instant at which it turns. Mostly that is when something applies or ends; where
-- another server's clock is ahead of this one's, it is when something becomes known here.
create index policy_release_published on policy_release (published_at);
create index policy_release_rolled_back on policy_release (rolled_back_at);
