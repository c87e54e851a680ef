// SPDX-License-Identifier: MIT
/**
 * How a property is tried: with the same inputs each time, so that a failure can be seen again. FUZZ_RUNS and FUZZ_SEED in
 * the environment make it more, and other, inputs, as `.ci/run` and `npm run soak` do.
 */
export const fuzzed: { readonly numRuns: number; readonly seed: number } = {
    numRuns: Number(process.env['FUZZ_RUNS'] ?? 2_000),
    seed: Number(process.env['FUZZ_SEED'] ?? 20260)
};
