/** Operation getPreview: what a run would change, once the engine has said it. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { Preview } from '../database/entities/index.ts';
import { queryOperation } from '../http/operation.ts';
import { everyRole } from '../operators/roles.ts';
import { presentPreview, previewParams, previewSchema } from './schemas.ts';

export const getPreview = queryOperation({
  operationId: 'getPreview',
  path: '/v1/previews/{previewId}',
  tag: 'tenants',
  roles: everyRole,
  summary: 'One preview',
  description: 'Kept for a day.',
  params: previewParams,
  success: { status: 200, description: 'The preview.', body: previewSchema },
  handle: async ({ params, em }) => {
    const preview = await em.findOne(Preview, { id: params.previewId });
    if (!preview) throw new ProblemError(platformProblems.notFound, 'there is no such preview');
    return { body: presentPreview(preview) };
  },
});
