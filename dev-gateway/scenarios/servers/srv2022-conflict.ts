// SPDX-License-Identifier: MIT
import { windowsServer2022 } from './srv2022';
import { policyOf } from '../windows';

/** Windows Server 2022 where a policy says "required" inbound and the computer has "not required". */
export const srv2022Conflict = windowsServer2022({
    name: 'srv2022-conflict',
    guid: '2022aa000002',
    policy: policyOf({ id: '{7C2B6C55-6A0F-4A7B-8E44-0D1F6C2A9B31}', name: 'File servers', inbound: 1 })
});
