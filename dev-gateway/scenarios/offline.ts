// SPDX-License-Identifier: MIT
import type { Scenario } from './scenario';
import { srv2022 } from './srv2022';

/** A computer that is switched off. */
export const offline: Scenario = { ...srv2022, name: 'offline', faults: { unreachable: true } };
