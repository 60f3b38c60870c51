"""How a picture is shown in the dark: by its kind, unless the reader chose."""

import pytest

from reader.model.picture import DarkTreatment, PictureKind, PictureTreatment, treatment_of


@pytest.mark.parametrize("kind", PictureKind)
def test_every_kind_has_a_treatment(kind: PictureKind) -> None:
    assert isinstance(treatment_of(kind), DarkTreatment)
    assert PictureTreatment(kind).in_the_dark is treatment_of(kind)


def test_only_what_is_ink_is_inverted() -> None:
    inverted = {kind for kind in PictureKind if treatment_of(kind) is DarkTreatment.INVERTED}
    assert inverted == {PictureKind.DRAWING, PictureKind.INK}


@pytest.mark.parametrize("chosen", DarkTreatment)
def test_what_the_reader_chose_goes_before_the_kind(chosen: DarkTreatment) -> None:
    assert PictureTreatment(PictureKind.PHOTO, chosen).in_the_dark is chosen
