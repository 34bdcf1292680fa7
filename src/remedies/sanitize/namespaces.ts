// Names of namespaces: addresses that nobody looks up, made of words that are known. Any other may be a customer's.

const SEGMENTS = [
  'Types|Security|GPOOperations|Manifest|Settings|Base|Registry|Windows|Rsop|Scripts|Files|Folders|DriveMaps|Environment|EnvironmentVariables',
  'IniFiles|Shortcuts|DataSources|Devices|FolderOptions|InternetSettings|Internet|Lugs|LocalUsersAndGroups|NetworkOptions|NetworkShares|PowerOptions',
  'Power|Printers|Printer|Regional|ScheduledTasks|Services|StartMenu|Auditing|PublicKey|SoftwareInstallation|SoftwareRestriction|FolderRedirection',
  'WirelessNetwork|WLanSvc|DOT3Svc|DeployedPrinters|NAP|QoS|EQoS|Firewall|WindowsFirewall|AppLocker|AppV|IPSec|RIS|RemoteInstall|NRPT|DnsClient|InternetExplorer',
  'powershell|PolicyDefinitions|GroupPolicy|CommentDefinitions|win|mit|task|event|events|MobileDevice|MDM|XMLSchema(?:-instance|-datatypes)?|XML|namespace|xmlns',
  'TR|REC-html40|html4|xhtml|xhtml1|DTD|xhtml1-(?:strict|transitional)\\.dtd|(?:strict|loose)\\.dtd|svg|XSL|Transform|Format|xmldsig#?|xmlenc#?|soap|envelope|encoding|wsdl|ws|addressing',
  'vml|office|word|excel|rowset|datatypes|xml-data|asm\\.v[0-9]|params|names|tc|ns|[0-9]{1,4}(?:\\.[0-9])?',
].join('|');

export const NAMESPACE = new RegExp(
  `\\b(?:https?://(?:schemas\\.microsoft\\.com|www\\.microsoft\\.com/GroupPolicy|www\\.w3\\.org|schemas\\.xmlsoap\\.org)(?:/(?:${SEGMENTS}))*/?|urn:(?:schemas-microsoft-com|oasis|ietf)(?::(?:${SEGMENTS}))*:?|microsoft\\.graph\\.\\w+)(?![\\p{L}\\p{N}/_-])`,
  'giu',
);
