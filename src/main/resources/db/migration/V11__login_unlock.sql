-- When somebody with the right to it let a user try passwords again. Every node reads it before it refuses.
create table login_unlock (
  user_name   varchar(64) primary key,
  unlocked_at timestamp with time zone not null
);
