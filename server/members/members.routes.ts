import type { Route } from '../api/route.ts';
import { consentRoutes } from './consent.routes.ts';
import { deskRoutes } from './desk.routes.ts';
import { ownRoutes } from './own.routes.ts';
import type { MemberParts } from './parts.ts';

/** The doors of registrations; one's own come first, since `me` is no id. */
export const memberRoutes = (parts: MemberParts): Route[] => [
  ...ownRoutes(parts),
  ...consentRoutes(),
  ...deskRoutes(parts),
];
