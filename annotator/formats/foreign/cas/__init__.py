"""UIMA's CAS, as INCEpTION, DKPro and CTAKES exchange it, through dkpro-cassis, which counts code points for us."""
