-- Deliveries may now come without a workbook, and be recorded on behalf of a body.
alter table delivery rename to delivery_1;
