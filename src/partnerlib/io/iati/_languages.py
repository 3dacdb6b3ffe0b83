"""Language tags as publishers write them, and as they are meant."""

import re
from functools import lru_cache
from typing import Final

_TAG: Final = re.compile(r"([A-Za-z]{2,3})((?:-[A-Za-z0-9]{1,8})*)")

# ISO 639-2 to 639-1, bibliographic codes too: what aid is reported in, and the
# languages of the countries where it is given.
_CODES: Final = """
afr=af amh=am ara=ar asm=as aze=az bam=bm bel=be ben=bn bos=bs bul=bg bur=my
cat=ca ces=cs chi=zh cze=cs dan=da deu=de div=dv dut=nl dzo=dz ell=el eng=en
est=et eus=eu ewe=ee fas=fa fij=fj fin=fi fra=fr fre=fr ful=ff geo=ka ger=de
gle=ga gre=el grn=gn guj=gu hat=ht hau=ha heb=he hin=hi hrv=hr hun=hu hye=hy
ibo=ig ice=is ind=id isl=is ita=it jpn=ja kan=kn kat=ka kaz=kk khm=km kik=ki
kin=rw kir=ky kon=kg kor=ko kur=ku lao=lo lav=lv lin=ln lit=lt lug=lg mac=mk
mal=ml mao=mi mar=mr may=ms mkd=mk mlg=mg mlt=mt mon=mn mri=mi msa=ms mya=my
nep=ne nld=nl nor=no nya=ny ori=or orm=om pan=pa per=fa pol=pl por=pt pus=ps
que=qu ron=ro rum=ro run=rn rus=ru sin=si slk=sk slo=sk slv=sl smo=sm sna=sn
som=so sot=st spa=es sqi=sq alb=sq srp=sr ssw=ss swa=sw swe=sv tam=ta tel=te
tet=tet tgk=tg tha=th tir=ti ton=to tsn=tn tuk=tk tur=tr ukr=uk urd=ur uzb=uz
vie=vi wol=wo xho=xh yor=yo zho=zh zul=zu
"""
_SHORT: Final = dict(re.findall(r"(\w+)=(\w+)", _CODES))


@lru_cache(maxsize=4096)
def language(stated: str) -> str | None:
    """Give a tag as BCP 47 writes it; None if it is none.

    Examples
    --------
    >>> language("EN"), language("ENG"), language("pt-br"), language("English")
    ('en', 'en', 'pt-BR', None)
    """
    found = _TAG.fullmatch(stated.strip().replace("_", "-"))
    if found is None:
        return None
    first = found[1].lower()
    rest = [
        part.upper() if len(part) == 2 else part  # noqa: PLR2004 -- a country
        for part in found[2].split("-")[1:]
    ]
    return "-".join([_SHORT.get(first, first), *rest])


__all__ = ["language"]
