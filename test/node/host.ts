// SPDX-License-Identifier: MIT
import { after } from 'node:test';
import { PowerShellHost } from '../../dev-gateway/computers/powershell-host';

/** The host for all tests of a process: it keeps no state, and starting one costs a second. */
export const host = new PowerShellHost();
after(() => host.stop());
