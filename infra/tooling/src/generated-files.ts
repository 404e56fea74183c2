/** Everything that is generated from the code and committed: contracts, event schemas, problems, SDK types. */
import { contexts } from '@munim/contexts';
import { controlPlaneOpenApi, controlProblems, issuerOpenApi } from '@munim/control-plane';
import { dataPlaneDocument, dataPlaneProblems } from '@munim/platform/http';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { eventSchemaFiles } from './event-schemas.ts';
import { problemCodes } from './problem-codes.ts';
import { problemsPage } from './problems-page.ts';
import { rolesPage } from './roles-page.ts';

/** Those of the local installation. */
const addresses = { serverUrl: 'http://127.0.0.1:7100', issuerUrl: 'http://127.0.0.1:7102' };

/** Path below the repository's root → text. */
export async function generatedFiles(): Promise<Map<string, string>> {
  const dataPlane = dataPlaneDocument(contexts, addresses);
  const controlPlane = controlPlaneOpenApi();
  const problems = dataPlaneProblems(contexts);
  return new Map([
    ['openapi/data-plane.json', json(dataPlane)],
    ['openapi/control-plane.json', json(controlPlane)],
    ['openapi/issuer.json', json(issuerOpenApi(addresses.issuerUrl))],
    ['openapi/problems.md', problemsPage([...problems, ...Object.values(controlProblems)])],
    ['openapi/roles.md', rolesPage(controlPlane)],
    ...eventSchemaFiles(contexts),
    ['sdk/src/generated/data-plane.ts', await sdkTypes(dataPlane)],
    ['sdk/src/generated/control-plane.ts', await sdkTypes(controlPlane)],
    ['sdk/src/generated/problem-codes.ts', problemCodes(problems)],
  ]);
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const sdkTypes = async (document: unknown): Promise<string> =>
  `/** Generated from the OpenAPI document beside this repository's code; do not edit. */\n${astToString(
    await openapiTypescript(structuredClone(document) as never, { alphabetize: false }),
  )}`;
