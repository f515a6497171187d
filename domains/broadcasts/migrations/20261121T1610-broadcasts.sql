-- Whom it was handed to: leads it beside whoever has planned it.
alter table broadcasts add led_by uuid references people;
