// Commands that several readers recommend, whole: they are copied and pasted at night.

/** The trust as an object with every attribute, in PowerShell with the module of Active Directory. */
const TRUST_COMMAND = "Get-ADObject -Filter {objectClass -eq 'trustedDomain'} -Properties * > trust.txt";
export const EXPORT_TRUST = `Export the trust with PowerShell: ${TRUST_COMMAND}`;
export const EXPORT_TRUSTS = `Export every trust with PowerShell: ${TRUST_COMMAND}`;

/** A report that can be read whatever language it is in. */
export const REPORT_AS_XML =
  'Export the report as XML: Get-GPOReport -Name "name of the GPO" -ReportType Xml -Path gpreport.xml';

/** `/f` replaces a file of that name, which gpresult else refuses. */
export const RSOP_AS_XML = 'gpresult /x rsop.xml /f';
