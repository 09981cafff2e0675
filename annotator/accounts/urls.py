"""Where people are."""

from django.urls import path

from annotator.accounts import views

urlpatterns = [
    path("session", views.Session.as_view()),
    path("me", views.Me.as_view()),
    path("me/password", views.MyPassword.as_view()),
    path("me/tokens", views.MyTokens.as_view()),
    path("me/tokens/<int:token_id>", views.MyToken.as_view()),
    path("users", views.Users.as_view()),
    path("users/<int:user_id>", views.UserDetail.as_view()),
]
