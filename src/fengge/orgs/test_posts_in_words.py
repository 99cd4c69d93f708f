"""History is kept in Chinese; whoever reads English reads posts in English."""

from django.utils import translation

from fengge.orgs.county.posts import in_words, posts


def test_a_signature_out_of_history_is_read_in_the_reader_s_language(world):
    post = posts().posts["village_mediator"]
    signature = f"田坝村 {post.title} 张调解"
    assert in_words(signature) == signature
    with translation.override("en"):
        assert in_words(signature) == f"田坝村 {post.title_en} 张调解"
        assert in_words("系统") == "系统"


def test_history_is_signed_in_chinese_whatever_the_actor_reads(world):
    with translation.override("en"):
        assert world.mediator_zhang.actor.signature.startswith(posts().posts["village_mediator"].title)
