// Words that may stay in a copy: those that readers know, and those of Windows, Active Directory and Kerberos beside them.

import { READER_WORDS } from './vocabulary.generated.ts';

// What exports of these kinds hold although no reader asks for it: said by hand, and nobody's name.
const COMMON = `
abstract account accountexpires accounting active activedirectory add admincount administrative administrator administrators ads aes128-cts-hmac-sha1-96
aes256-cts-hmac-sha1-96 aes-128-cts-hmac-sha1-96 aes-256-cts-hmac-sha1-96 aes256 aes128 rc4 des arcfour-hmac all allow allowed apply april audit august authority
backups badpasswordtime badpwdcount base64 behavior bios bitlocker boolean bound browser build builtin cache cached canonicalname cert change changed check checkbox cifs cldap
clearlisting close cmdlet codepage comment company computer computers config context control controller controllers core countrycode created creationtime credentials critical
current currentcontrolset currentversion custom data date day days december default defaults delegated denied deny description deutsch device devices disk display displayname
distinguishedname dns domaincontrollers dropdownlist ds dscorepropagationdata dword edit edition edittext element elements en-us english enterprise entra error errors event
events everyone executables execution explain explicitvalue explorer extended external february file files filtered filters firewall first folder folders foreignsecurityprincipals
forest fri friday from full garp generic global group groups guid hash header help hexadecimal hidden home host hosts hour hours html id identity identifier inbound inc info information
inherited inheritance initial install installed instance instancetype int32 int64 interactive internet invocationid iscriticalsystemobject january july june key keys kvno label
last lastlogoff lastlogon lastlogontimestamp ldap length level licensed limit line link linked links list listbox local localgpo localhost locked login logoff logoncount
logonhours machineextensionnames managed march may message meta method minimum minute minutes mode modified modifiedtime mon monday month months msds-trustforesttrustinfo name names namespace
netlogon network never newline next none normal not notes november nt ntfs ntsecuritydescriptor null numeric object objectcategory objectclass objectguid objectsid october office
offline on online open operating operatingsystem option options os osversion other outbound output outputencoding owner page parent password path paths percent permission
permissions ping platform plus point port precedence present primarygroupid print printer private process product profile program programs property protected protocol provider proxy
psobject pscustomobject psprovider psdrive pspath psparentpath pschildname pscomputername psshowcomputername psedition psversion public pwdlastset query queue quota r2 rack read readtime reason recovery record records recycle registered relation release
remote remove rename report request required reset resource result results revision right rights rid role root runspaceid safe sat saturday save schannel script search second seconds
securitydescriptor securityidentifier select self september sequence serial serverreferencebl session sessionid set shadow shell show showinadvancedviewonly shutdown side silent single site sites
size sizelimit smb software source sql ssl start startup state status stop store storage string strings style subschemasubentry success sun sunday support supported synchronize system system32 systemflags sysvol tcp
template templates temp term test text thu thursday ticketcache tickets title tls token toolkit total transport true trustdirection trustposixoffset tue tuesday type types udp uint32 undefined unicode unlocked
update updated upgrade upper url usage user useraccountcontrol userextensionnames users usnchanged usncreated utc utf valid validate value values variable verbose version versions view visible
volume warning wed wednesday week weeks well whenchanged whencreated width windows winlogon winrm wmi word work workgroup workstation world write www xp xmlns year yes zone
whoami logonserver userdnsdomain hostname systeminfo ipconfig nslookup netlogonparameters gpupdate wevtutil dsquery repadmin dcdiag setspn ldifde csvde adfind ldp ldbsearch ldapsearch
domain admins guests schema allsigned remotesigned bypass interactive pacpolicy pacurl windir systemroot programfiles appdata commonappdata userprofile
dnsdomainis shexpmatch isplainhostname localhostordomainis isinnet isresolvable dnsresolve dnsdomainlevels myipaddress weekdayrange daterange timerange alert findproxyforurl
var let const function return if else for while new typeof case break switch try catch throw null undefined indexof tolowercase touppercase substring charat length match replace split slice
jan feb mar apr jun jul aug sep oct nov dec am pm gmt cet cest mo di mi do fr sa so
januar februar m\u00e4rz mai juni juli oktober dezember zul\u00e4ssig
zscaler zscalers zia zpa zcc zapp saml sso ntlm ntlmv2 spnego kerberos krb5 krbtgt gssapi mit heimdal freeipa edge chrome firefox chromium mozilla google microsoft azure aad
a b c d e f g h i k l m n o p q r s t u v w x y z q1 q2 q3 q4 q5 q6 q7 q8 q9 q10 q11 q12 q13 q14 px rem removed
your my realmname cloudname changeme replaceme placeholder todo xxx xxxx yourrealm yourdomain yourcompany organisation
setcomputerpassword changepassword passwordt passwordd passwordo userd usero userf domainname twoway add verify netdom ktpass pass princ mapuser crypto ptype mapop setdomain addkdc delkdc addhosttorealmmap delhosttorealmmap setrealm setrealmflags dumpstate
properties ldapfilter searchbase searchscope server identity credential filter formatlist formattable out-file convertto-json convertto-csv export-csv export-clixml select-object get-adobject get-adtrust get-gpregistryvalue get-gporeport
least belong belongs recommended mobile_proxy proxy_pac kerberos_pac isdeleted lastknownparent createtimestamp modifytimestamp sdrightseffective flatname directoryservices activedirectorysecurity accesscontrol grouppolicybackuptemplate
trustedpolicy trustingpolicy fspath securitysettings authserverallowlist authnegotiatedelegateallowlist enablecbacandarmor loggeddata realms net unix-like gpo gpos dac vista starttime endtime renew ticket tickets flags addressless forwardable renewable issued expires principal service
clientname servicename targetname domainname targetdomainname alttargetdomainname startzeit endzeit erneuerungszeit sitzungsschl\u00fcsseltyp ticketkennzeichen cachekennzeichen verschl\u00fcsselungstyp aufgerufen zwischengespeicherte aktuelle logonid skey canonicalize preauthent authent pre auth initial proxiable postdated invalid hw ok as tkt etype
fullyqualifiederrorid categoryinfo clrversion windowspowershell invalidargument lmcompatibilitylevel pagedresults refldap referrals domaindnszones forestdnszones numresponses numentries cookie control ssf
findproxyforurlex socks socks4 socks5 https ftp direct proxyoverride enablehttp1 homepage wizard intranet tcpsupported sendaddress delegate ncsupported unable queries specified recursive
nosuchattribute principaltype isinherited sidfilteringenabled tgtdelegationenabled bloodhound listall getlink setlink
onclick onkeypress onload colspan rowspan cellpadding cellspacing tabindex accesskey javascript gpmc_settingname gpmc_settingpath gpmc_settingdescription gpmc_supported gpmc_reportinitialized
info info3 subtable subtable3 subtable_frame subtable_inner filler explainlink sectiontitle gposummary gponame gpoheader dtstamp objshowhide expando reportheader lines0 lines1 sub tag function document window getattribute innerhtml classname
background background-color font-weight font-size font-family bold italic margin padding border-collapse border-bottom solid display block inline overflow color text-align vertical-align position relative absolute
com net org edu gov mil int info biz eu somname sompath filtername canonicalname nul con prn aux preg polfile admx adml admx-dateien dateien fichiers archivos the and to of in on is are was were be been not or for with from by at as it its this that these those which who what when where how if then else than there here has have had do does did can cannot may must should would will shall all any both each every some such only also more most less other same own one two three
over under after before between without within into onto about see used using use configure configures configured define defines defined specify specifies turn turns support supports supporting helps starting ends begin begins
der die das den dem des ein eine einer eines und oder nicht ist sind mit ohne von vom zum zur f\u00fcr auf aus bei keine kein ja nein wert wurde wurden dieser diese dieses richtlinie richtlinien einstellung einstellungen lokal lokale lokalen benutzer
le la les du et ou pas est sont avec sans pour sur dans aucun aucune oui non el los las del y o no es son con sin para en ninguno s\u00ed il lo gli di e un una con senza per nessuno
preg sambaext occurred while collecting following encountered referenced resource found loading displayed could cannot
collected delegation delegations unique revisions revision location locations enforced includes inherited anonymous management status winning denied applied reason component filtering scope security access let apply
xsi xsd xmlschema xmlschema-instance soap td tr th tbody table div span class html head body style script meta content charset http-equiv href src img colgroup col nowrap center left top border
`;

let words: ReadonlySet<string> | null = null;

/** Whether a word, in lower case, may stay where it is nobody's name. */
export function isWord(word: string): boolean {
  words ??= new Set(`${READER_WORDS} ${COMMON}`.split(/\s+/));
  return words.has(word);
}

// Numbers, with what stands behind them, dates and times, as exports write them.
const NUMBERS = [
  // Levels of headings in reports in HTML.
  /^he[0-9][a-z]?(?:_expanded)?$/,
  /^[0-9]+$/,
  /^0x[0-9a-f]*$/i,
  /^v?[0-9]+(?:_[0-9]+)*$/i,
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:t[0-9]*)?z?$/i,
  /^[0-9]{1,2}-[0-9]{1,2}-[0-9]{2,4}$/,
  /^[0-9]+(?:z|st|nd|rd|th|ms|s|h|m|d|kb|mb|gb|b|px|pt|em|k)$/i,
  /^0[0-9a-f]{7}(?:[0-9a-f]{8})?$/i,
  /^t[0-9]+(?:z|s)?$/i,
  /^-+$|^_+$/,
];

export function isNumber(token: string): boolean {
  return NUMBERS.some((pattern) => pattern.test(token));
}

/** Pieces of a name, which are renamed each for itself: what two names share, they share afterwards. */
export const JOINTS = /[-_]+/;

/**
 * Whether a whole token may stay: a word or a number, or words that are joined. What is joined with a number of several digits is the
 * name of a machine, whatever the words are.
 */
export function isKnown(token: string): boolean {
  // A parameter of a command begins with a hyphen.
  const key = token.replace(/^-+/, '');
  if (isWord(key) || isNumber(key) || isFlagged(key)) return true;
  const pieces = key.split(JOINTS).filter((piece) => piece !== '');
  return pieces.length !== 1 && pieces.every((piece) => isWord(piece) || /^[0-9]$/.test(piece));
}

/** A number with what it means behind it, as ksetup prints flags: `0x6TcpSupported`. */
function isFlagged(key: string): boolean {
  const digits = /^0x[0-9a-f]+/.exec(key)?.[0].length ?? 0;
  for (let at = 3; at <= digits; at++) if (isWord(key.slice(at))) return true;
  return false;
}
