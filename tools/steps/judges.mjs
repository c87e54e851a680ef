// SPDX-License-Identifier: MIT
// What the tests judge PowerShell by, from NuGet: the real PowerShell, and the members that .NET Framework 4.5 and
// Windows PowerShell 5.1 have. Pinned by version in tools/judges/judges.csproj, and here by hash: NuGet keeps no lock
// for packages that are only downloaded.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError, run } from './run.mjs';

/** SHA-512 of each package file, by the package's folder. */
const hashes = {
    'powershell/7.6.9': 'O3wOubVPYI1WqraiDIKHouPFK4sb6HxLnmk0BPvW0ANLNGiBk40ASUrCDD36WiKyTcQp6CTq7312qI3vwffzJg==',
    'microsoft.netframework.referenceassemblies.net45/1.0.2':
        '8nrUXFbBmsEfHU4u8F9Scy+luVpvXTnsY39DFw6bxB+BHbzzs5mrk6guoy4Bjy//flScsyGhG6R4UH2VqZmSzQ==',
    'powershellstandard.library/5.1.1': 'GYZRMyR0t4aUN0w140qNWezmNdz1NzDao25IqsWoWKOb77wEQabASyQHwVngA4Vv4HTC75VQ/iBDdcFH4FFmXw=='
};

const packages = '.cache/judges/packages';

/** Where they are, from the root of the repository. */
export const judges = {
    /** To be run by `dotnet`. */
    pwsh: `${packages}/powershell/7.6.9/tools/net10.0/any/${process.platform === 'win32' ? 'win' : 'unix'}/pwsh.dll`,
    /** Reference assemblies of .NET Framework 4.5. */
    framework: `${packages}/microsoft.netframework.referenceassemblies.net45/1.0.2/build/.NETFramework/v4.5`,
    /** The engine's own types, as far as Windows PowerShell 5.1 and later versions have them. */
    engine: `${packages}/powershellstandard.library/5.1.1/lib/netstandard2.0/System.Management.Automation.dll`
};

/** Puts them into .cache/judges. @param {string} root @throws {PlainError} where a package is not the expected one. */
export async function fetchJudges(root) {
    rmSync(join(root, '.cache/judges'), { recursive: true, force: true });
    await run('dotnet', ['restore', 'tools/judges', '--packages', packages, '--artifacts-path', '.cache/judges/obj', '-nologo'], {
        cwd: root
    });
    for (const [folder, hash] of Object.entries(hashes)) {
        const file = join(root, packages, folder, `${folder.replace('/', '.')}.nupkg`);
        const found = createHash('sha512').update(readFileSync(file)).digest('base64');
        if (found !== hash) throw new PlainError(`The package ${folder} is not the expected one (its hash differs).`);
        rmSync(file);
    }
}
