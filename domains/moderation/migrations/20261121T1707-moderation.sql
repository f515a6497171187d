-- R135: no advertising, no mailings, no paid services.
alter table reports
  drop constraint reports_kind_check,
  add constraint reports_kind_check
    check (kind in ('insult', 'threat', 'indecent', 'fraud', 'spam', 'personalData', 'other'));
