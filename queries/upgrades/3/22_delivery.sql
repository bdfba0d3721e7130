-- Nothing to report is a class of its own: until now it was a confirmation of no measure.
update delivery set kind = 'nil_return' where kind = 'confirmation' and row_count = 0;
