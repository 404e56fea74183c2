-- Read model customer-details: customers as they stand. The personal columns hold ciphertext that only the customer's
-- own key opens, so an erasure needs no update here.

create table customer_details (
  customer_id   text        primary key,
  version       bigint      not null,
  reference     text,
  kind          text        not null,
  country       text        not null,
  status        text        not null,
  registered_at timestamptz not null,
  closed_at     timestamptz,
  full_name     text        not null,
  birth_date    text,
  national_id   text,
  email         text,
  phone         text,
  address       text
);
create unique index customer_details_by_reference on customer_details (reference);
create index customer_details_by_status on customer_details (status, customer_id);
