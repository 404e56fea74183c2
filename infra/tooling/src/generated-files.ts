/** Everything that is generated from the code and committed: contracts, event schemas, problems, SDK types. */
import { contexts } from '@munim/contexts';
import { controlPlaneOpenApi, controlProblems } from '@munim/control-plane';
import { platformProblems } from '@munim/kernel';
import { openApiDocument, platformOperations, problemsOf } from '@munim/platform/http';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { eventSchemaFiles } from './event-schemas.ts';
import { problemCodes } from './problem-codes.ts';
import { problemsPage } from './problems-page.ts';
import { rolesPage } from './roles-page.ts';

/** Path below the repository's root → text. */
export async function generatedFiles(): Promise<Map<string, string>> {
  const operations = [...platformOperations, ...contexts.flatMap((context) => context.operations)];
  const dataPlane = openApiDocument(operations, {
    title: 'Munim data plane',
    version: '1.0.0',
    description: 'Accounts, customers and transfers of one bank. The bank is taken from the access token.',
    serverUrl: 'http://127.0.0.1:7100',
  });
  const controlPlane = controlPlaneOpenApi();
  const dataPlaneProblems = [...Object.values(platformProblems), ...operations.flatMap(problemsOf)];
  /** Banks reach these through the gateway too. */
  const aboutSupport = [controlProblems.supportGrantClosed, controlProblems.makerIsChecker];
  return new Map([
    ['openapi/data-plane.json', json(dataPlane)],
    ['openapi/control-plane.json', json(controlPlane)],
    ['openapi/problems.md', problemsPage([...dataPlaneProblems, ...Object.values(controlProblems)])],
    ['openapi/roles.md', rolesPage(controlPlane)],
    ...eventSchemaFiles(contexts),
    ['sdk/src/generated/data-plane.ts', await sdkTypes(dataPlane)],
    ['sdk/src/generated/control-plane.ts', await sdkTypes(controlPlane)],
    ['sdk/src/generated/problem-codes.ts', problemCodes([...dataPlaneProblems, ...aboutSupport])],
  ]);
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const sdkTypes = async (document: unknown): Promise<string> =>
  `/** Generated from the OpenAPI document beside this repository's code; do not edit. */\n${astToString(
    await openapiTypescript(structuredClone(document) as never, { alphabetize: false }),
  )}`;
