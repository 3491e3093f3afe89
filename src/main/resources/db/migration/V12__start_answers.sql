-- the process instance that an answer to a start form has begun; of other answers the task says it
alter table submission add column instance varchar(64);
