"""Places: a gazetteer of towns, countries and postcodes; distances; where a site is."""

from plaintrial.places.countries import Country
from plaintrial.places.distance import about, distance_km, kilometres, miles, round_position
from plaintrial.places.find import find
from plaintrial.places.gazetteer import country, gazetteer, name_in_house_style
from plaintrial.places.in_text import PlacedText, place_in
from plaintrial.places.place import Place
from plaintrial.places.resolution import Resolution
from plaintrial.places.site import SitePlace, place_site
from plaintrial.places.slug import place_of_slug, place_slug
from plaintrial.places.suggest import suggest

__all__ = [
    "Country",
    "Place",
    "PlacedText",
    "Resolution",
    "SitePlace",
    "about",
    "country",
    "distance_km",
    "find",
    "gazetteer",
    "kilometres",
    "miles",
    "name_in_house_style",
    "place_in",
    "place_of_slug",
    "place_site",
    "place_slug",
    "round_position",
    "suggest",
]
