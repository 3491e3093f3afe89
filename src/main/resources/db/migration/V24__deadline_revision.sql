-- Who writes a clock says which one they have read: nobody undoes what was committed meanwhile.
alter table deadline add revision integer default 0 not null;
