"""The titles that stand before a person's name: posts of courtesy, degrees, honours, ranks."""

from typing import Final

KINSHIP: Final = "ông bà anh chị em cô chú bác cụ thầy cháu mẹ"
"""Words of courtesy, which may also be part of a name ("Anh Thư", "Ông Ích Khiêm")."""

ABBREVIATIONS: Final = (
    "gs pgs ts tskh ths bs bscki bsckii bsck1 bsck2 cki ckii ck1 ck2 ks kts cn ds ls nb "
    "ngưt ngnd nsưt nsnd ttưt ttnd nnưt nnnd ahlđ ahllvtnd mvnah ccb đc đ/c đ.c ht tt đđ lm"
)
"""None of them can be read as a word, so none is taken from a name."""

PHRASES: Final = (
    "ông/bà, ông (bà), ông bà, anh/chị, đồng chí, "
    "học sinh, em học sinh, sinh viên, giáo viên, thầy giáo, cô giáo, "
    "nhà giáo, nhà giáo ưu tú, nhà giáo nhân dân, nghệ sĩ, nghệ sĩ ưu tú, nghệ sĩ nhân dân, "
    "nghệ nhân, nghệ nhân ưu tú, nghệ nhân nhân dân, thầy thuốc ưu tú, thầy thuốc nhân dân, "
    "giáo sư, phó giáo sư, tiến sĩ, tiến sĩ khoa học, thạc sĩ, cử nhân, kỹ sư, kiến trúc sư, "
    "bác sĩ, bác sĩ chuyên khoa i, bác sĩ chuyên khoa ii, dược sĩ, luật sư, "
    "nhạc sĩ, họa sĩ, ca sĩ, nhà báo, nhà văn, nhà thơ, "
    "đại tướng, thượng tướng, trung tướng, thiếu tướng, đại tá, thượng tá, trung tá, thiếu tá, "
    "đại úy, thượng úy, trung úy, thiếu úy, thượng sĩ, trung sĩ, hạ sĩ, "
    "cựu chiến binh, thương binh, anh hùng lao động, anh hùng lực lượng vũ trang nhân dân, "
    "mẹ việt nam anh hùng, bà mẹ việt nam anh hùng, "
    "hòa thượng, thượng tọa, đại đức, ni trưởng, ni sư, sư cô, sư thầy, linh mục, giám mục, mục sư"
)
