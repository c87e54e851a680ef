// SPDX-License-Identifier: MIT
// Takes the place of chart.js (and moment with it) in the bundle: the SDK's barrel imports it for its chart control,
// which this extension does not use. Only what the SDK touches while its modules load is here.
export class Chart {
    static defaults = { global: {} };
    static plugins = {
        register(): void {
            /* no chart is ever drawn */
        }
    };
    static helpers = {};
}

export default Chart;
