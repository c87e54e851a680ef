// SPDX-License-Identifier: MIT
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { hostPath, PowerShellHost } from '../../../dev-gateway/computers/powershell-host';
import { root } from '../../../dev-gateway/root';
import { judges } from '../../../tools/steps/judges.mjs';

/** The real PowerShell in place of the host: it answers the same requests. One process. */
export class RealPowerShell extends PowerShellHost {
    private constructor(private readonly folder: string) {
        const script = resolve(root, 'test/node/real-powershell/serve.ps1');
        super([resolve(root, judges.pwsh), '-NoLogo', '-NoProfile', '-NonInteractive', '-File', script, hostPath, folder]);
    }

    static create(): RealPowerShell {
        return new RealPowerShell(mkdtempSync(join(tmpdir(), 'smb-signing-pwsh-')));
    }

    override async stop(): Promise<void> {
        await super.stop();
        rmSync(this.folder, { recursive: true, force: true });
    }
}
