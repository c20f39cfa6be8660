CREATE TABLE catalog_policy (
  window_days INT NOT NULL COMMENT 'Days of the budget that freezes and single incidents are judged by',
  freeze_at DECIMAL(19, 9) NOT NULL COMMENT 'Share of it that, once spent, freezes changes',
  incident_share DECIMAL(19, 9) NOT NULL COMMENT 'Share of it that makes an incident need a postmortem',
  class_share DECIMAL(19, 9) NOT NULL COMMENT 'Share of a quarter''s budget that makes a class of incidents need a plan'
)
COMMENT 'The error-budget policy; no row where there is none'
