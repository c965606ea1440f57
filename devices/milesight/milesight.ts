import { BEAMS } from './beams.ts';
import { CEILING } from './ceiling.ts';
import { DOORS } from './doors.ts';
import { REGIONS } from './regions.ts';
import { REPORTING } from './report.ts';
import { SEATS } from './seats.ts';

/** Milesight's occupancy sensors and people counters. */
export const MILESIGHT = [...SEATS, ...REGIONS, CEILING, ...DOORS, ...BEAMS, REPORTING];
