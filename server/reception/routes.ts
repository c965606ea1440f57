import type { Route } from '../api/route.ts';
import { makeCertificates } from './certificates.ts';
import { certificateRoutes } from './certificates.routes.ts';
import { kioskRoutes } from './kiosk.routes.ts';
import type { ReceptionParts } from './parts.ts';
import { makeReception } from './reception.ts';
import { deskRoutes } from './reception.routes.ts';

/** All doors of reception: the desk, the tablet at the door, certificates. */
export function receptionRoutes(parts: ReceptionParts): Route[] {
  const reception = makeReception(parts);
  return [
    ...deskRoutes(reception),
    ...kioskRoutes(reception),
    ...certificateRoutes(makeCertificates(parts)),
  ];
}
