// SPDX-License-Identifier: MIT
import type { Provider } from '@angular/core';
import {
    ActiveConnectionService,
    AppContextService,
    AuthorizationService,
    AzureManagerService,
    BatchService,
    CimService,
    CimStreamService,
    ConnectionService,
    CredSSPManagerService,
    FileTransferService,
    FrameService,
    GatewayService,
    HttpService,
    LifetimeService,
    NavigationService,
    NodeService,
    NotificationService,
    PowerShellService,
    PowerShellStreamService,
    ResourceService,
    RpcService,
    SettingsService,
    SshStreamService,
    UserAliveService,
    WebsocketStreamService,
    WorkItemService
} from '@microsoft/windows-admin-center-sdk/angular';

/**
 * What the SDK's AppContextService and NavigationService are made of. Its CoreServiceModule provides a dozen services more,
 * and each that is named here or there is in the first load. Some are here by name alone, see src/stand-ins/sdk-services.ts.
 */
export const sdkServices: Provider[] = [
    ActiveConnectionService,
    AppContextService,
    AuthorizationService,
    AzureManagerService,
    BatchService,
    CimService,
    CimStreamService,
    ConnectionService,
    CredSSPManagerService,
    FileTransferService,
    FrameService,
    GatewayService,
    HttpService,
    LifetimeService,
    NavigationService,
    NodeService,
    NotificationService,
    PowerShellService,
    PowerShellStreamService,
    ResourceService,
    RpcService,
    SettingsService,
    SshStreamService,
    UserAliveService,
    WebsocketStreamService,
    WorkItemService
];
