// SPDX-License-Identifier: MIT
import { windowsServer2022 } from './srv2022';

/** Windows Server 2022 that is a node of a failover cluster. */
export const srv2022Cluster1 = windowsServer2022({ name: 'srv2022-cluster1', guid: '2022aa000003', cluster: 'fs-cluster' });
