-- The levels as they were before are not needed any more.
drop table old_level;
