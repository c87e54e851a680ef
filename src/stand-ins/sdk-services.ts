// SPDX-License-Identifier: MIT
// Take the place of the services of the SDK that AppContextService holds and this extension does not use: Azure, CredSSP,
// CIM, files, SSH, the user's settings and work items. Their types still have all members, so the linter refuses them (.eslintrc.cjs):
// whoever wants to use one takes it out of that rule, of tsconfig.json, and of this file. Only what the SDK calls at a start is here.

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
