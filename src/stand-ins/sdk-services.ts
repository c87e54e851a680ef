// SPDX-License-Identifier: MIT
// Take the place of the services of the SDK that AppContextService holds and this extension does not use: Azure, CredSSP,
// CIM, files, SSH, the user's settings and work items. Their members are gone from its types, too, so whoever wants to use
// one finds out while compiling: take it out of tsconfig.json and of this file. Only what the SDK calls at a start is here.

/** What AppContextService.ngInit calls. */
class Started {
    initialize(): void {
        /* nothing asks for it */
    }
}

export class AzureManager extends Started {}
export class CimConnection {}
export class CimStream {}
export class CredSSPManager extends Started {}
export class FileTransfer {}
export class SettingsManager {}
export class SshStream {}
export class WorkItemConnection {}
