import { expect, test } from 'vitest';
import { bodyOf, commandOf, nothingSaid } from './wanted-cell.ts';

const said = {
  ...nothingSaid,
  name: ' eu-2 ',
  region: 'eu',
  postgresHost: 'db.example',
  brokers: 'k1.example:9092, k2.example:9092,',
  endpoint: 'https://s3.example',
  reason: 'more banks',
};

test('what was typed becomes the request, and the command that asks for the same', () => {
  const body = bodyOf(said);
  expect(body).toMatchObject({
    name: 'eu-2',
    capacityBanks: 20,
    postgres: { host: 'db.example', port: 5432, database: 'munim_cell' },
    kafka: { brokers: ['k1.example:9092', 'k2.example:9092'], replicas: 3 },
  });
  expect(body && commandOf(body)).toBe(
    './munim cell register eu-2 --region eu --capacity 20 --tier pool --postgres db.example:5432/munim_cell ' +
      '--kafka k1.example:9092,k2.example:9092 --replicas 3 --object-store https://s3.example ' +
      "--object-store-region us-east-1 --reason 'more banks'",
  );
});

test.each([{ reason: ' ' }, { brokers: '' }, { postgresPort: '543x' }, { capacityBanks: '-1' }])(
  'with %j there is nothing to send yet',
  (missing) => {
    expect(bodyOf({ ...said, ...missing })).toBeUndefined();
  },
);
