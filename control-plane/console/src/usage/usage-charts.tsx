/** A bank's days as bars and areas, for the eye alone: the table below them says the same to everybody. */
import '@mantine/charts/styles.css';
import { AreaChart, BarChart } from '@mantine/charts';
import { Box, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DrawnDay } from './usage-numbers.ts';

const height = 220;
/** Where a limit is far above what is used, its line would press the bars flat: the text says how far. */
const limitShownFrom = 0.25;

interface UsageChartsProps {
  readonly days: readonly DrawnDay[];
  readonly commandsPerDay: number;
  readonly storageGib: number;
}

const limitLine = (most: number, limit: number) =>
  most >= limit * limitShownFrom ? { referenceLines: [{ y: limit, label: 'agreed', color: 'red.8' }] } : {};

export default function UsageCharts({ days, commandsPerDay, storageGib }: UsageChartsProps) {
  const data = days.map((day) => ({ ...day }));
  const commandsMost = Math.max(0, ...days.map(({ Commands }) => Commands));
  const storedMost = Math.max(0, ...days.map(({ Database, Archive }) => Database + Archive));
  const frame = { h: height, data, dataKey: 'day', withLegend: true } as const;
  return (
    <Stack>
      <Drawing title="Commands and events by day">
        <BarChart
          {...frame}
          series={[
            { name: 'Commands', color: 'indigo.6' },
            { name: 'Events', color: 'teal.6' },
          ]}
          barProps={{ isAnimationActive: false }}
          barChartProps={still}
          {...limitLine(commandsMost, commandsPerDay)}
        />
      </Drawing>
      <Drawing title="Storage by day, GiB">
        <AreaChart
          {...frame}
          type="stacked"
          series={[
            { name: 'Database', color: 'indigo.6' },
            { name: 'Archive', color: 'orange.6' },
          ]}
          areaProps={{ isAnimationActive: false }}
          areaChartProps={still}
          valueFormatter={(gib) => gib.toPrecision(2)}
          {...limitLine(storedMost, storageGib)}
        />
      </Drawing>
    </Stack>
  );
}

/** No stop for the keyboard: there is nothing in it that the table has not. */
const still = { accessibilityLayer: false } as const;

const Drawing = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box>
    <Text size="sm" fw={600} mb="xs">
      {title}
    </Text>
    <div aria-hidden>{children}</div>
  </Box>
);
