// SPDX-License-Identifier: MIT
import type { SigningConfiguration } from '../computer/facts';
import { familyOf } from '../computer/windows-defaults';
import { all } from './three-valued';

export const slowRdma = 'Microsoft, "Reduced performance after SMB Encryption or SMB Signing is enabled" (KB4458042)';

/** The newest build of Windows Server (2019) on which signing takes direct data placement from RDMA. */
const lastBuildWithSlowRdma = 17763;

/** Whether signing, where it is required, slows RDMA and what rests on it: Storage Spaces Direct, cluster shared volumes, Hyper-V. */
export function slowsRdma({ computer, surroundings }: SigningConfiguration): boolean | null {
    const family = familyOf(computer);
    const isOld = computer.build === null ? null : computer.build <= lastBuildWithSlowRdma;
    return all(family === null ? null : family === 'server', isOld, surroundings.rdma);
}
