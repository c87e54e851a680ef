// SPDX-License-Identifier: MIT
// What lies beside a Group Policy backup for whoever unpacks it without the screen that it was saved from: how to bring it in, for whom,
// and how to take it back. In English, as all files.
import type { ExportOrigin } from '../../../domain/export-origin';
import type { HandOverFile, HandOverGroup } from '../hand-over';
import { inOneLine, madeBy } from '../text';

export function groupPolicyReadme(name: string, { computers }: HandOverGroup, from: ExportOrigin): HandOverFile {
    const lines = [
        `${name}: a backup of a Group Policy object`,
        madeBy(from),
        '',
        'Bring it in',
        '1. Unpack this folder where gpmc.msc runs. manifest.xml has to stay beside the folder whose name is in braces.',
        `2. In gpmc.msc, create a Group Policy object named "${name}", select Import Settings, and then select this folder.`,
        '   Or: Import-GPO -BackupGpoName, with -Path of this folder, -TargetName, and -CreateIfNeeded.',
        '',
        'Only for these computers',
        '3. Create a group in the domain, and run add-to-group.ps1 with -Group and its name. It adds the computers of',
        '   computers.csv; -WhatIf shows them first, and -First 5 takes only five. Or add the computers that are named below.',
        '4. In Security Filtering of the object, add that group and remove Authenticated Users. Under Delegation, give',
        '   Authenticated Users Read, or else the computers cannot read the object.',
        '5. Link the object where the computers are. First take a few of them into the group, and run gpupdate /force there.',
        '   A computer knows that it is in a new group once it has restarted. Then take in the others, one ring after the other.',
        '',
        'Take it back',
        '6. Remove the link. Security options, such as signing, stay stored on each computer until something changes them.',
        '   To restore another value, set that value in the object and let it apply before you remove the link.',
        '   Values of administrative templates end with the policy.',
        '',
        `Computers (${computers.length})`,
        ...computers.map(one => inOneLine(one.name))
    ];
    return { path: 'README.txt', content: lines.map(line => `${inOneLine(line)}\r\n`).join('') };
}
