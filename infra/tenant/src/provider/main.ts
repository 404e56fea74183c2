/** The process `pulumi-resource-munim`: the engine starts it, talks gRPC to it, and takes it along when it dies. */
import pulumiProvider from '@pulumi/pulumi/provider/index.js';
import { cellAccessFromEnvironment, openCell } from '../cell.ts';
import { munimProvider } from './provider.ts';

/** The engine holds the other end: when it is gone, however it went, no half-done change may go on without it. */
process.stdin
  .resume()
  .on('end', () => process.exit(1))
  .on('error', () => process.exit(1));

await pulumiProvider.main(
  munimProvider(openCell(cellAccessFromEnvironment(process.env), { nowMs: Date.now })),
  process.argv.slice(2),
);
