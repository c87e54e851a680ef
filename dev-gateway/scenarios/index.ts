// SPDX-License-Identifier: MIT
import { offline } from './offline';
import type { Scenario } from './scenario';
import { srv2022 } from './srv2022';
import { srv2025 } from './srv2025';
import { win11Ent } from './win11-ent';

/** Every computer of the development gateway, in the order of its list. */
export const scenarios: readonly Scenario[] = [srv2025, srv2022, win11Ent, offline];
