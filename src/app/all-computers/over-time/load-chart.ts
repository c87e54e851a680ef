// SPDX-License-Identifier: MIT
import type { Type } from '@angular/core';

/** Loads the chart and what it is drawn with, which no other part of the tool needs. */
export async function loadChart(): Promise<Type<unknown>> {
    return (await import('./chart.module')).ChartModule.part;
}
