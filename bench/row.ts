// SPDX-License-Identifier: MIT
import type { Browser } from '@playwright/test';
import type { RunningGateway } from '../dev-gateway/server';

/** What a measurement may use. */
export interface Workbench {
    readonly root: string;
    readonly browser: Browser;
    readonly gateway: RunningGateway;
}

/** One line of the table. To add one, write a function that gives it and name it in index.ts. */
export interface Row {
    readonly what: string;
    readonly target: string;
    readonly measured: string;
    /** null: a yardstick, without a target of its own. */
    readonly withinTarget: boolean | null;
}

/** Measures; may give several lines. */
export type Measurement = (workbench: Workbench) => Promise<readonly Row[]>;
