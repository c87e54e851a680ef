// SPDX-License-Identifier: MIT
// The baselines that the tool comes with: each is a file in src/resources/baselines. Only modules that load later may import them.
export { baselines } from '../../../generated/baselines';
